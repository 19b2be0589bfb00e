import { CourierCheckout } from '@courier-checkout/widget/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const gateway = new URLSearchParams(location.search).get('gateway') ?? location.origin

function Order() {
  const [token, setToken] = useState('')
  return (
    <form>
      <CourierCheckout
        gateway={gateway}
        shop="pk_test"
        town="15500"
        cart={{ currency: 'RUB', goods: 125_000, payment: 'cash', weightGrams: 1250, parcels: [] }}
        methods={[{ method: 'pickup_point', ruleSet: 'points' }]}
        onChange={(change) => setToken(change.token ?? '')}
      />
      <output>{token}</output>
    </form>
  )
}

// @ts-expect-error: properties have types here.
const wrong = () => <CourierCheckout gateway={1} />
Object.assign(window, { wrong })

const root = document.querySelector('#app')
if (root) createRoot(root).render(<Order />)
